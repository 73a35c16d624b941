<?php

declare(strict_types=1);

namespace ApiClient\Tests;

use ApiClient\Runtime\CurlTransport;
use ApiClient\Runtime\FakeTransport;
use PHPUnit\Framework\TestCase;

final class SecrecyTest extends TestCase
{
    /** @dataProvider listPrinters */
    public function testNoWayOfPrintingAClientShowsItsKey(\Closure $print): void
    {
        $client = new NoteClient(new FakeTransport());
        $client->call(NoteClient::add());
        ob_start();
        echo $print($client);
        $text = (string) ob_get_clean();
        foreach ([NoteClient::KEY, 'kunci', base64_encode(NoteClient::KEY)] as $form) {
            self::assertStringNotContainsString($form, $text);
        }
    }

    public static function listPrinters(): array
    {
        return [
            'var_dump' => [fn (object $client) => var_dump($client)],
            'print_r' => [fn (object $client): string => print_r($client, true)],
            'var_export' => [fn (object $client): string => (string) @var_export($client, true)],
            'json_encode' => [fn (object $client): string => json_encode($client)],
            'a cast to an array' => [fn (object $client): string => print_r((array) $client, true)],
            'the keyring' => [fn (object $client): string => var_export($client->keyring, true)],
            'an exception within a call' => [function (object $client): string {
                try {
                    $client->call(new \ApiClient\Runtime\Call('no such operation'));
                    return '';
                } catch (\InvalidArgumentException $exception) {
                    return Trace::print($exception);
                }
            }],
        ];
    }

    public function testAClientIsNeitherSerializedNorCopied(): void
    {
        $client = new NoteClient(new CurlTransport());
        foreach ([fn () => serialize($client), fn () => serialize($client->keyring), fn () => clone $client] as $copy) {
            try {
                $copy();
                self::fail('it is refused');
            } catch (\LogicException | \Error $refusal) {
                self::assertStringNotContainsString('kunci', $refusal->getMessage());
            }
        }
    }
}

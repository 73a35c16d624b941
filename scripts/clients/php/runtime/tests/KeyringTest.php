<?php

declare(strict_types=1);

namespace ApiClient\Tests;

use ApiClient\Runtime\Keyring;
use ApiClient\Runtime\Request;
use PHPUnit\Framework\TestCase;

final class KeyringTest extends TestCase
{
    /** @dataProvider listForms */
    public function testTakesAKeyOutOfATextInEachForm(string $form): void
    {
        $keyring = new Keyring(NoteClient::definition(), ['key' => NoteClient::KEY]);
        self::assertSame('a *** b', $keyring->redact("a $form b"));
    }

    public static function listForms(): array
    {
        $key = NoteClient::KEY;
        $escape = fn (string $text): string => substr(json_encode($text), 1, -1);
        $escaped = implode('', array_map(fn (string $c): string => sprintf('\\u%04x', ord($c)), str_split($key)));
        return [
            'as it is' => [$key],
            'in upper case' => [strtoupper($key)],
            'in JSON of PHP' => [$escape($key)],
            'in JSON within JSON' => [$escape($escape($escape($key)))],
            'in codes of JSON' => [$escaped],
            'in a URL' => [rawurlencode($key)],
            'in a URL within a URL' => [rawurlencode(rawurlencode($key))],
            'in base64' => [rtrim(base64_encode($key), '=')],
            'in base64 of URLs' => [rtrim(strtr(base64_encode($key), '+/', '-_'), '=')],
            'in hexadecimal digits' => [bin2hex($key)],
        ];
    }

    public function testReadsJsonAsItIsWhereItHasNoKey(): void
    {
        $keyring = new Keyring(NoteClient::definition(), ['key' => NoteClient::KEY]);
        self::assertEquals((object) ['a' => [], 'b' => new \stdClass()], $keyring->parse("\xEF\xBB\xBF{\"a\":[],\"b\":{}}"));
    }

    public function testTakesAKeyOutOfStringsAndNamesOfJson(): void
    {
        $keyring = new Keyring(NoteClient::definition(), ['key' => NoteClient::KEY]);
        $json = json_encode([NoteClient::KEY => ['x', 1, null, ['y' => 'z' . NoteClient::KEY]]]);
        self::assertEquals((object) ['***' => ['x', 1, null, (object) ['y' => 'z***']]], $keyring->parse($json));
    }

    public function testTakesALongKeyOutOfALargeTextInLittleTime(): void
    {
        $key = implode('.', array_map(fn (int $n): string => base64_encode(hash('sha512', "$n", true)), range(1, 30)));
        $keyring = new Keyring(NoteClient::definition(), ['key' => $key]);
        $text = str_repeat('{"a": "\\\\ b"}', 50_000) . $key;
        self::assertFalse(str_contains($keyring->redact(str_repeat('\\', 500_000) . $key), $key));
        $start = microtime(true);
        self::assertFalse(str_contains($keyring->redact($text), $key));
        self::assertLessThan(2, microtime(true) - $start);
    }

    /** @dataProvider listUnusable */
    public function testRefusesAKeyThatNoHeaderCarriesWithoutRepeatingIt(string $key, string $message): void
    {
        try {
            new NoteClient(key: $key);
            self::fail('it is refused');
        } catch (\InvalidArgumentException $exception) {
            self::assertSame("`key` $message", $exception->getMessage());
            self::assertStringNotContainsString('secret', Trace::print($exception));
        }
    }

    public static function listUnusable(): array
    {
        $message = 'is not a text of printable ASCII characters without space around it';
        return [
            ['', 'is empty'],
            ["secret\r\nX-Evil: 1", $message],
            [' secret', $message],
            ["secret\0", $message],
            ["secret\n", $message],
            ['secret–', $message],
        ];
    }

    /** @dataProvider listPlaces */
    public function testWritesACredentialWhereItBelongs(array $row, string $url, array $headers): void
    {
        $definition = NoteClient::definition(['key' => $row]);
        $keyring = new Keyring($definition, ['key' => 'a&b']);
        $request = new Request('add', $definition->operations['add'], 'https://a.example/?q=1', [], null, 1);
        self::assertSame([$url, $headers], $keyring->authorize($request));
    }

    public static function listPlaces(): array
    {
        $url = 'https://a.example/?q=1';
        return [
            'header' => [['header', 'X-Key', ''], $url, ['x-key' => 'a&b']],
            'bearer' => [['header', 'Authorization', 'Bearer '], $url, ['authorization' => 'Bearer a&b']],
            'basic' => [['header', 'Authorization', 'Basic '], $url, ['authorization' => 'Basic YSZi']],
            'query' => [['query', 'api key', ''], "$url&api%20key=a%26b", []],
            'cookie' => [['cookie', 'sid', ''], $url, ['cookie' => 'sid=a&b']],
        ];
    }
}

<?php

declare(strict_types=1);

namespace ApiClient\Tests;

use ApiClient\Runtime\FailureKind;
use ApiClient\Runtime\Laravel\HttpTransport;
use ApiClient\Runtime\Outcome;
use Illuminate\Support\Facades\Http;
use Illuminate\Support\Facades\Response;
use PHPUnit\Framework\TestCase;

/** Against a stand-in: Laravel itself is not in Debian in a version that has `Http`. */
final class HttpTransportTest extends TestCase
{
    public static function setUpBeforeClass(): void
    {
        require_once __DIR__ . '/laravel/stand-in.php';
    }

    protected function setUp(): void
    {
        [Http::$sent, Http::$answers] = [[], []];
    }

    public function testSendsByHttpWithoutRedirectsAndWithATimeout(): void
    {
        Http::$answers[] = fn () => new Response(200, ['X-A' => ['b', 'c']], '{"data":{"text":"a"}}');
        $result = (new NoteClient(new HttpTransport(12.5)))->call(NoteClient::add());
        self::assertTrue($result->ok);
        self::assertSame(['x-a' => 'b, c'], $result->headers);
        [$method, $url, $headers, $body, $options] = Http::$sent[0];
        self::assertSame(['POST', 'https://notes.example/v1/notes', '{"text":"a"}'], [$method, $url, $body]);
        self::assertSame(NoteClient::KEY, $headers['x-key']);
        self::assertSame(1, count(array_intersect(array_map(strtolower(...), array_keys($headers)), ['content-type'])));
        self::assertSame(['allow_redirects' => false, 'timeout' => 13], $options);
    }

    public function testDoubtsWhatHttpThrows(): void
    {
        Http::$answers[] = fn () => throw new \RuntimeException('cURL error 7');
        $result = (new NoteClient(new HttpTransport()))->call(NoteClient::add());
        self::assertSame([FailureKind::Network, Outcome::Unknown], [$result->kind, $result->outcome]);
    }
}

<?php

declare(strict_types=1);

namespace ApiClient\Tests;

use ApiClient\Runtime\FailureKind;
use ApiClient\Runtime\Outcome;
use ApiClient\Runtime\Psr18Transport;
use GuzzleHttp\Client;
use GuzzleHttp\Exception\ConnectException;
use GuzzleHttp\Handler\MockHandler;
use GuzzleHttp\HandlerStack;
use GuzzleHttp\Middleware;
use GuzzleHttp\Psr7\HttpFactory;
use GuzzleHttp\Psr7\Request;
use GuzzleHttp\Psr7\Response;
use Nyholm\Psr7\Factory\Psr17Factory;
use PHPUnit\Framework\TestCase;

final class Psr18TransportTest extends TestCase
{
    private array $sent = [];

    private function client(object $factory, mixed ...$answers): NoteClient
    {
        $stack = HandlerStack::create(new MockHandler($answers));
        $stack->push(Middleware::history($this->sent));
        return new NoteClient(new Psr18Transport(new Client(['handler' => $stack]), $factory, $factory));
    }

    /** @dataProvider listFactories */
    public function testSendsByTheGivenClient(object $factory): void
    {
        $answer = new Response(200, ['X-Request-Id' => ['r1']], '{"data":{"text":"a"}}');
        $result = $this->client($factory, $answer)->call(NoteClient::add('é'));
        self::assertTrue($result->ok);
        self::assertSame(['x-request-id' => 'r1'], $result->headers);
        $request = $this->sent[0]['request'];
        self::assertSame('POST https://notes.example/v1/notes', "{$request->getMethod()} {$request->getUri()}");
        self::assertSame('{"text":"é"}', (string) $request->getBody());
        self::assertSame([NoteClient::KEY], $request->getHeader('X-Key'));
        self::assertSame(['application/json'], $request->getHeader('Content-Type'));
    }

    public static function listFactories(): array
    {
        return ['Guzzle' => [new HttpFactory()], 'nyholm' => [new Psr17Factory()]];
    }

    public function testFollowsNoRedirect(): void
    {
        $answers = [new Response(307, ['Location' => 'https://b.example/']), new Response(200)];
        $result = $this->client(new HttpFactory(), ...$answers)->call(NoteClient::add());
        self::assertSame([FailureKind::Http, 307], [$result->kind, $result->status]);
        self::assertCount(1, $this->sent);
    }

    public function testDoubtsWhateverTheGivenClientThrowsAndShowsNoKey(): void
    {
        $error = new ConnectException('refused ' . NoteClient::KEY, new Request('POST', 'https://notes.example'));
        $result = $this->client(new Psr17Factory(), $error)->call(NoteClient::add());
        self::assertSame([FailureKind::Network, Outcome::Unknown], [$result->kind, $result->outcome]);
        self::assertSame('add: network: refused ***', $result->message);
    }

    public function testReadsNoMoreOfABodyThanItsBound(): void
    {
        $result = $this->client(new Psr17Factory(), new Response(200, [], str_repeat('a', 2_000_000)))->call(NoteClient::add());
        self::assertSame(FailureKind::InvalidResponse, $result->kind);
    }
}

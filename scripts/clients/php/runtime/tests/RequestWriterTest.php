<?php

declare(strict_types=1);

namespace ApiClient\Tests;

use ApiClient\Runtime\Call;
use ApiClient\Runtime\CallOptions;
use ApiClient\Runtime\RequestWriter;
use PHPUnit\Framework\TestCase;

final class RequestWriterTest extends TestCase
{
    private static function write(Call $call, array $headers = [], ?string $appInfo = null): \ApiClient\Runtime\Request
    {
        return (new RequestWriter(NoteClient::definition(), null, $appInfo))->write($call, new CallOptions(headers: $headers));
    }

    public function testWritesParametersWhereTheyBelong(): void
    {
        $request = self::write(new Call('get', ['id' => 'a b/ü', 'tag' => ['x&y', true, 0], 'X-Trace' => 't']));
        self::assertSame('https://notes.example/v1/notes/a%20b%2F%C3%BC?tag=x%26y&tag=true&tag=0', $request->url);
        self::assertSame('t', $request->headers['x-trace']);
        self::assertNull($request->body);
        self::assertArrayNotHasKey('content-type', $request->headers);
    }

    public function testWritesABodyAsJson(): void
    {
        $request = self::write(NoteClient::add('Halo 👋 "a" /')->with(['future' => [], 'more' => new \stdClass()]));
        self::assertSame('{"future":[],"more":{},"text":"Halo 👋 \"a\" /"}', $request->body);
        self::assertSame('application/json', $request->headers['content-type']);
    }

    public function testSaysWhoSendsIt(): void
    {
        $agent = self::write(NoteClient::add(), appInfo: 'my-shop/1.0')->headers['user-agent'];
        self::assertSame('notes/1.2.3 php/' . PHP_VERSION . ' my-shop/1.0', $agent);
    }

    /** @dataProvider listUnwritable */
    public function testRefusesWhatCannotBeWritten(Call $call, array $headers = []): void
    {
        $this->expectException(\InvalidArgumentException::class);
        self::write($call, $headers);
    }

    public static function listUnwritable(): array
    {
        return [
            'an operation that is not there' => [new Call('nothing')],
            'a text that is not UTF-8' => [NoteClient::add("\xFF")],
            'a number that is none' => [NoteClient::add()->with(['n' => NAN])],
            'a path that leads elsewhere' => [new Call('get', ['id' => '..'])],
            'a path without its part' => [new Call('get', [])],
            'a line break in a header' => [new Call('get', ['id' => '1', 'X-Trace' => "a\r\nX-Evil: 1"])],
            'another credential' => [NoteClient::add(), ['x-KEY' => 'another']],
            'another content type' => [NoteClient::add(), ['Content-Type' => 'text/plain']],
            'another host' => [NoteClient::add(), ['Host' => 'b.example']],
            'a name that is none' => [NoteClient::add(), ["X-A: b\r\nX-B" => 'c']],
            'a value with a line break' => [NoteClient::add(), ['X-A' => "b\n"]],
        ];
    }

    /** @dataProvider listBaseUrls */
    public function testJudgesABaseUrlWithoutRepeatingIt(string $url, bool $isUsable): void
    {
        try {
            new RequestWriter(NoteClient::definition(), $url, null);
            self::assertTrue($isUsable);
        } catch (\InvalidArgumentException $exception) {
            self::assertFalse($isUsable);
            self::assertStringNotContainsString('hunter2', $exception->getMessage());
        }
    }

    public static function listBaseUrls(): array
    {
        return [
            ['https://a.example', true],
            ['HTTP://127.0.0.1:80/v1/', true],
            ['http://[::1]:80/v1', true],
            ['', false],
            ['/v1', false],
            ['a.example', false],
            ['ftp://a.example', false],
            ['https://user:hunter2@a.example', false],
            ['https://a.example?key=hunter2', false],
            ['https://a.example#a', false],
            ["https://a.example/\r\nX: 1", false],
            ['https://a.example:99999', false],
        ];
    }
}

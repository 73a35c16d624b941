<?php

declare(strict_types=1);

namespace ApiClient\Tests;

use ApiClient\Runtime\BaseClient;
use ApiClient\Runtime\Call;
use ApiClient\Runtime\CallOptions;
use ApiClient\Runtime\CurlTransport;
use ApiClient\Runtime\Definition;
use ApiClient\Runtime\ErrorBody;
use ApiClient\Runtime\Operation;
use ApiClient\Runtime\Transport;

/** A client as the generator writes one. */
final class NoteClient extends BaseClient
{
    public const KEY = 'kunci/rahasia+"7391';

    public function __construct(
        ?Transport $transport = null,
        #[\SensitiveParameter] string $key = self::KEY,
        ?string $baseUrl = null,
        ?CallOptions $options = null,
        ?\Closure $onAttempt = null,
        ?\Psr\Log\LoggerInterface $logger = null,
        ?string $appInfo = null,
    ) {
        $keys = ['key' => $key];
        $transport ??= new CurlTransport();
        parent::__construct(self::definition(), $keys, $baseUrl, $options, $transport, $onAttempt, $logger, $appInfo);
    }

    public static function add(string $text = 'a'): Call
    {
        return new Call('add', [], new Note($text));
    }

    public static function get(): Call
    {
        return new Call('get', ['id' => '1']);
    }

    /** @param array<string, array{string, string, string}> $credentials */
    public static function definition(array $credentials = ['key' => ['header', 'X-Key', '']]): Definition
    {
        $success = [[['object', ['data' => Note::class]], 'data']];
        $example = [200, '{"data":{"text":"a"}}'];
        $parameters = ['id' => 'path', 'tag' => 'query', 'X-Trace' => 'header'];
        $error = ['object', ['code' => 'string', 'message' => 'string']];
        return new Definition(
            userAgent: 'notes/1.2.3',
            baseUrl: 'https://notes.example/v1/',
            credentials: $credentials,
            errors: [new ErrorBody($error, 'code', 'message')],
            refusals: [new ErrorBody(['object', ['message' => 'string']], null, 'message')],
            operations: [
                'add' => new Operation('POST', '/notes', false, [], array_keys($credentials), $success, [], [409], $example),
                'get' => new Operation('GET', '/notes/{id}', true, $parameters, ['key'], $success, [], [], $example),
                'remove' => new Operation('DELETE', '/notes/{id}', true, ['id' => 'path'], [], [], [204], [], [204, '']),
            ],
            codes: NoteCode::class,
        );
    }
}

<?php

declare(strict_types=1);

namespace ApiClient\Runtime;

use Psr\Http\Client\ClientInterface;
use Psr\Http\Message\RequestFactoryInterface;
use Psr\Http\Message\StreamFactoryInterface;

/**
 * Sends by a PSR-18 client. Deadlines of a request under way, redirects and repeats are that client's affair: give it a
 * timeout, and let it follow no redirect.
 */
final class Psr18Transport extends BlockingTransport
{
    public function __construct(
        private readonly ClientInterface $client,
        private readonly RequestFactoryInterface $requests,
        private readonly StreamFactoryInterface $streams,
    ) {
    }

    protected function send(Request $request, Keyring $keyring): Exchange
    {
        [$url, $headers] = $keyring->authorize($request);
        $message = $this->requests->createRequest($request->definition->method, $url);
        foreach ($headers as $name => $value) {
            $message = $message->withHeader($name, $value);
        }
        if ($request->body !== null) {
            $message = $message->withBody($this->streams->createStream($request->body));
        }
        $response = $this->client->sendRequest($message);
        $headers = array_map(fn (array $values): string => implode(', ', $values), $response->getHeaders());
        [$body, $stream] = ['', $response->getBody()];
        while (!$stream->eof() && strlen($body) <= $request->maxResponseBytes) {
            $body .= $stream->read(16_384);
        }
        $isWhole = strlen($body) <= $request->maxResponseBytes;
        return Exchange::response($response->getStatusCode(), array_change_key_case($headers), $body, $isWhole);
    }
}

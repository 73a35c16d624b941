<?php

declare(strict_types=1);

namespace ApiClient\Runtime\Laravel;

use ApiClient\Runtime\BlockingTransport;
use ApiClient\Runtime\Exchange;
use ApiClient\Runtime\Keyring;
use ApiClient\Runtime\Request;
use Illuminate\Support\Facades\Http;

/** Sends by Laravel's HTTP client, so that `Http::fake()`, its events and its middleware work. */
final class HttpTransport extends BlockingTransport
{
    /** @param float $timeout Seconds for one request: the deadline of a call cannot end what Laravel has begun. */
    public function __construct(private readonly float $timeout = 30.0)
    {
    }

    protected function send(Request $request, Keyring $keyring): Exchange
    {
        [$url, $headers] = $keyring->authorize($request);
        // `withBody` adds it under a name in other letters: it would be sent twice
        $type = $headers['content-type'] ?? '';
        unset($headers['content-type']);
        $http = Http::withHeaders($headers)->withoutRedirecting()->timeout((int) ceil($this->timeout));
        if ($request->body !== null) {
            $http = $http->withBody($request->body, $type);
        }
        $response = $http->send($request->definition->method, $url);
        $headers = array_map(fn (array $values): string => implode(', ', $values), $response->headers());
        [$body, $most] = [$response->body(), $request->maxResponseBytes];
        return Exchange::response($response->status(), array_change_key_case($headers), $body, strlen($body) <= $most);
    }
}

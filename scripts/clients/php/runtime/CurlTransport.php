<?php

declare(strict_types=1);

namespace ApiClient\Runtime;

/** Sends by cURL, many requests at once. It follows no redirect and sends no request a second time by itself. */
final class CurlTransport implements Transport
{
    /** With these nothing was sent: there never was a connection that could have carried the request. */
    private const UNSENT = [
        CURLE_UNSUPPORTED_PROTOCOL, CURLE_URL_MALFORMAT, CURLE_COULDNT_RESOLVE_PROXY, CURLE_COULDNT_RESOLVE_HOST,
        CURLE_COULDNT_CONNECT, CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CERTPROBLEM,
        CURLE_SSL_PEER_CERTIFICATE, CURLE_SSL_CACERT_BADFILE,
    ];

    private readonly \CurlMultiHandle $multi;
    /** @var array<int, array{\CurlHandle, Transfer}> */
    private array $transfers = [];

    /** @param array<int, mixed> $options cURL's own, for instance a proxy; what the client sets itself comes first. */
    public function __construct(private readonly array $options = [])
    {
        $this->multi = curl_multi_init();
    }

    public function start(int $id, Request $request, Keyring $keyring): void
    {
        [$url, $headers] = $keyring->authorize($request);
        $transfer = new Transfer($request->maxResponseBytes);
        // a semicolon is how cURL is told of a header without a value
        $lines = array_map(
            fn (string $name, string $value): string => $value === '' ? "$name;" : "$name: $value",
            array_keys($headers),
            $headers,
        );
        $handle = curl_init();
        curl_setopt_array($handle, [
            CURLOPT_URL => $url,
            CURLOPT_CUSTOMREQUEST => $request->definition->method,
            CURLOPT_HTTPHEADER => [...$lines, 'Expect:'],
            CURLOPT_FOLLOWLOCATION => false,
            CURLOPT_PATH_AS_IS => true,
            CURLOPT_ENCODING => '',
            CURLOPT_NOSIGNAL => true,
            CURLOPT_HEADERFUNCTION => $transfer->readHeader(...),
            CURLOPT_WRITEFUNCTION => $transfer->readBody(...),
        ] + $this->writeBody($request, $transfer) + $this->options);
        $this->transfers[$id] = [$handle, $transfer];
        curl_multi_add_handle($this->multi, $handle);
    }

    /**
     * cURL repeats a request by itself where a connection breaks that it had kept open, also when the server has read
     * it. It cannot repeat a body that it is given by a function; without a body it is given a new connection.
     */
    private function writeBody(Request $request, Transfer $transfer): array
    {
        $fresh = [CURLOPT_FRESH_CONNECT => (string) $request->body === '' && !$request->definition->retrySafe];
        if ($request->body === null) {
            return $fresh;
        }
        $transfer->unsent = $request->body;
        return $fresh + [
            CURLOPT_UPLOAD => true,
            CURLOPT_INFILESIZE => strlen($request->body),
            CURLOPT_READFUNCTION => $transfer->writeBody(...),
        ];
    }

    public function poll(float $seconds): array
    {
        curl_multi_exec($this->multi, $running);
        $ended = $this->collect();
        if ($ended !== [] || $seconds <= 0) {
            return $ended;
        }
        $start = $this->now();
        if ($running > 0) {
            curl_multi_select($this->multi, $seconds);
        }
        // it returns at once where cURL has nothing that it could wait for
        if ($this->now() - $start < 0.001) {
            usleep($running > 0 ? 1000 : (int) ceil($seconds * 1e6));
        }
        curl_multi_exec($this->multi, $running);
        return $this->collect();
    }

    /** @return array<int, Exchange> */
    private function collect(): array
    {
        $ended = [];
        while ($message = curl_multi_info_read($this->multi)) {
            foreach ($this->transfers as $id => [$handle, $transfer]) {
                if ($handle === $message['handle']) {
                    $ended[$id] = self::conclude($handle, $transfer, $message['result']);
                    $this->cancel($id);
                }
            }
        }
        return $ended;
    }

    private static function conclude(\CurlHandle $handle, Transfer $transfer, int $code): Exchange
    {
        if ($code === CURLE_OK || !$transfer->isWhole) {
            $status = curl_getinfo($handle, CURLINFO_RESPONSE_CODE);
            return Exchange::response($status, $transfer->headers, $transfer->body, $transfer->isWhole);
        }
        $reason = curl_error($handle) ?: (string) curl_strerror($code);
        return Exchange::failure(FailureKind::Network, $reason, !in_array($code, self::UNSENT, true));
    }

    public function cancel(int $id): void
    {
        curl_multi_remove_handle($this->multi, $this->transfers[$id][0]);
        unset($this->transfers[$id]);
    }

    public function now(): float
    {
        return hrtime(true) / 1e9;
    }
}

<?php

declare(strict_types=1);

namespace ApiClient\Runtime;

/** A transport that makes one request at a time: a deadline ends no request that is under way. */
abstract class BlockingTransport implements Transport
{
    /** @var array<int, Exchange> */
    private array $ended = [];

    abstract protected function send(Request $request, Keyring $keyring): Exchange;

    public function start(int $id, Request $request, Keyring $keyring): void
    {
        try {
            $this->ended[$id] = $this->send($request, $keyring);
        } catch (\Throwable $error) {
            // what a client of the caller's throws says nothing certain. It may hold the request: only its words stay
            $this->ended[$id] = Exchange::failure(FailureKind::Network, $error->getMessage());
        }
    }

    public function poll(float $seconds): array
    {
        if ($this->ended === [] && $seconds > 0) {
            usleep((int) ceil($seconds * 1e6));
        }
        $ended = $this->ended;
        $this->ended = [];
        return $ended;
    }

    public function cancel(int $id): void
    {
        unset($this->ended[$id]);
    }

    public function now(): float
    {
        return hrtime(true) / 1e9;
    }
}

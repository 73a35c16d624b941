<?php

declare(strict_types=1);

namespace ApiClient\Runtime;

/** What sends requests, and the only thing that waits. */
interface Transport
{
    /** Begins a request. `id` is a number that no other request of this transport has. */
    public function start(int $id, Request $request, Keyring $keyring): void;

    /**
     * Waits at most so many seconds for an exchange to end. A response that is here is given, however late that is.
     *
     * @return array<int, Exchange> By the id of their requests.
     */
    public function poll(float $seconds): array;

    /** Ends a request and its connection. */
    public function cancel(int $id): void;

    /** Seconds, by a clock that nobody sets. */
    public function now(): float;
}

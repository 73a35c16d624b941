<?php

declare(strict_types=1);

namespace ApiClient\Runtime;

/**
 * Stands in for the API in tests: sends nothing, waits for nothing, and answers each operation with the document's
 * example of a success unless it is told otherwise.
 */
final class FakeTransport implements Transport
{
    /** @var list<Request> What the client would have sent, without its credentials. */
    public array $requests = [];
    /** @var array<string, list<Exchange>> */
    private array $answers = [];
    /** @var array<int, Exchange> */
    private array $ended = [];
    private float $now = 0.0;

    /**
     * The next request of this operation is answered so; then the one after it, and so on.
     *
     * @param array<string, string> $headers
     */
    public function answer(string $operation, int $status, mixed $body, array $headers = []): self
    {
        $text = is_string($body) ? $body : json_encode($body, JSON_THROW_ON_ERROR);
        $this->answers[$operation][] = Exchange::response($status, array_change_key_case($headers), $text);
        return $this;
    }

    /** The next request of this operation breaks: after it was sent, or before. */
    public function break(string $operation, bool $wasSent = true): self
    {
        $this->answers[$operation][] = Exchange::failure(FailureKind::Network, 'a fake failure', $wasSent);
        return $this;
    }

    public function start(int $id, Request $request, Keyring $keyring): void
    {
        $this->requests[] = $request;
        [$status, $body] = $request->definition->example;
        $this->answers[$request->operation] ??= [];
        $this->ended[$id] = array_shift($this->answers[$request->operation]) ?? Exchange::response($status, [], $body);
    }

    public function poll(float $seconds): array
    {
        $ended = $this->ended;
        $this->ended = [];
        $this->now += $ended === [] ? $seconds : 0;
        return $ended;
    }

    public function cancel(int $id): void
    {
        unset($this->ended[$id]);
    }

    public function now(): float
    {
        return $this->now;
    }
}

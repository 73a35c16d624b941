<?php

declare(strict_types=1);

namespace ApiClient\Runtime;

/** What a client or a call may set; null leaves the client's value, or the default. */
final readonly class CallOptions
{
    /**
     * @param array<string, string> $headers More headers. They cannot replace a credential or what describes the body.
     * @param ?\Closure(): bool $isCancelled Asked some 20 times a second; true ends the call, also while it waits.
     */
    public function __construct(
        /** Seconds for the whole call: all attempts, the waits between them, and the body; 60. */
        public ?float $timeout = null,
        /** How many times a request may be repeated that cannot take effect twice; 2. */
        public ?int $retries = null,
        /** How large the body of a response may be, after decompression; 1,000,000. What is more is not read. */
        public ?int $maxResponseBytes = null,
        public array $headers = [],
        public ?\Closure $isCancelled = null,
    ) {
    }

    public function over(self $defaults): self
    {
        return new self(
            $this->timeout ?? $defaults->timeout,
            $this->retries ?? $defaults->retries,
            $this->maxResponseBytes ?? $defaults->maxResponseBytes,
            array_change_key_case($this->headers) + array_change_key_case($defaults->headers),
            $this->isCancelled ?? $defaults->isCancelled,
        );
    }
}

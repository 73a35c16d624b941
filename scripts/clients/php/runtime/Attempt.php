<?php

declare(strict_types=1);

namespace ApiClient\Runtime;

/** One request of a call and what came of it. */
final readonly class Attempt
{
    public function __construct(
        public string $operation,
        /** From 1. */
        public int $attempt,
        /** Null where there was no response. */
        public ?int $status,
        /** Null where it succeeded. */
        public ?FailureKind $kind,
        /** Seconds until the next attempt; null after the last one. */
        public ?float $wait,
        /** Seconds from the request to its end. */
        public float $duration,
        /** What the server names the request by, from its header `x-request-id` or `request-id`. */
        public ?string $requestId,
    ) {
    }
}

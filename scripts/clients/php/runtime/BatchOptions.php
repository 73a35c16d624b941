<?php

declare(strict_types=1);

namespace ApiClient\Runtime;

final readonly class BatchOptions
{
    /** @param ?\Closure(): bool $isCancelled After it gives true nothing is begun or repeated. */
    public function __construct(
        /** How many requests may be under way at once, and results wait to be read. */
        public int $concurrency = 8,
        /** How many requests to make in a second at most, repeats included. */
        public float $perSecond = INF,
        /** Instead of `perSecond`, for instance a limiter that several processes share. */
        public ?Limiter $limiter = null,
        public ?Journal $journal = null,
        public ?\Closure $isCancelled = null,
        /** For each call. */
        public CallOptions $each = new CallOptions(),
    ) {
    }
}

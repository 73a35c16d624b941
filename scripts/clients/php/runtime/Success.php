<?php

declare(strict_types=1);

namespace ApiClient\Runtime;

/** @template-covariant Data */
final readonly class Success
{
    public bool $ok;

    /**
     * @param Data $data
     * @param array<string, string> $headers Of the response, with names in lower case.
     */
    public function __construct(
        public mixed $data,
        public int $status,
        public array $headers,
        /** The name of the method that was called. */
        public string $operation,
        /** How many requests were made. */
        public int $attempts,
    ) {
        $this->ok = true;
    }

    /** @return Data */
    public function orThrow(): mixed
    {
        return $this->data;
    }
}

<?php

declare(strict_types=1);

namespace ApiClient\Runtime;

final readonly class Operation
{
    /**
     * @param array<string, 'path'|'query'|'header'> $parameters By their names.
     * @param list<string> $credentials
     * @param list<array{mixed, ?string}> $success The types of a success' body, and the member that is the data.
     * @param list<int> $empty The statuses of a success without a body.
     * @param list<int> $refused Which of 408, 409 and 425 are documented: others may give them after accepting.
     */
    public function __construct(
        public string $method,
        public string $path,
        public bool $retrySafe,
        public array $parameters,
        public array $credentials,
        public array $success,
        public array $empty,
        public array $refused,
        /** The documented example of a success: its status and its body. */
        public array $example,
    ) {
    }
}

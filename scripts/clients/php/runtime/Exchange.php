<?php

declare(strict_types=1);

namespace ApiClient\Runtime;

/** What came of one request: a response, or the reason why there is none. */
final readonly class Exchange
{
    /** @param array<string, string> $headers With names in lower case. */
    private function __construct(
        public ?FailureKind $failure,
        public string $reason,
        public bool $wasSent,
        public int $status,
        public array $headers,
        public string $body,
        public bool $isWhole,
    ) {
    }

    /** @param array<string, string> $headers With names in lower case. */
    public static function response(int $status, array $headers, string $body, bool $isWhole = true): self
    {
        return new self(null, '', true, $status, $headers, $body, $isWhole);
    }

    /** `wasSent` is false only where it is certain that nothing of the request reached the server. */
    public static function failure(FailureKind $kind, string $reason = '', bool $wasSent = true): self
    {
        return new self($kind, $reason, $wasSent, 0, [], '', false);
    }
}

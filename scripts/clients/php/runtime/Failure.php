<?php

declare(strict_types=1);

namespace ApiClient\Runtime;

final readonly class Failure
{
    public bool $ok;

    /** @param array<string, string> $headers Of the response, with names in lower case; empty without one. */
    public function __construct(
        public FailureKind $kind,
        public Outcome $outcome,
        /** What went wrong, for people to read. */
        public string $message,
        /** The name of the method that was called. */
        public string $operation,
        /** How many requests were made. */
        public int $attempts,
        public ?int $status = null,
        public array $headers = [],
        /** Seconds, at most a day; null where the server does not say, or names a moment that has passed. */
        public ?float $retryAfter = null,
        /** Of an `Api` failure, as the server wrote it. A server may use codes that the document does not name. */
        public ?string $code = null,
        /** The same as a case of the enum of known codes; null for a code that is not known. */
        public ?\BackedEnum $knownCode = null,
        /** Of an `Http` or `InvalidResponse` failure: the first 10,000 bytes. */
        public ?string $body = null,
    ) {
        $this->ok = false;
    }

    /** @throws ClientException */
    public function orThrow(): never
    {
        throw new ClientException($this);
    }
}

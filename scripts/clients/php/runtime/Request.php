<?php

declare(strict_types=1);

namespace ApiClient\Runtime;

/** A request without its credentials: a transport asks the keyring for them when it sends it. */
final readonly class Request
{
    /** @param array<string, string> $headers With names in lower case. */
    public function __construct(
        public string $operation,
        public Operation $definition,
        public string $url,
        public array $headers,
        public ?string $body,
        public int $maxResponseBytes,
    ) {
    }
}

<?php

declare(strict_types=1);

namespace ApiClient\Runtime;

/** What a document says, as far as the client needs it to make requests and to judge responses. */
final readonly class Definition
{
    /**
     * @param array<string, array{'header'|'query'|'cookie', string, string}> $credentials
     *   By the argument of the client: where it goes, under which name, and what stands before it.
     * @param list<ErrorBody> $errors In the order in which they are tried.
     * @param list<ErrorBody> $refusals What a 429 may say besides.
     * @param array<string, Operation> $operations
     * @param ?class-string<\BackedEnum> $codes The codes that the document names.
     */
    public function __construct(
        public string $userAgent,
        public string $baseUrl,
        public array $credentials,
        public array $errors,
        public array $refusals,
        public array $operations,
        public ?string $codes = null,
    ) {
    }
}

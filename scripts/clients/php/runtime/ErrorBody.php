<?php

declare(strict_types=1);

namespace ApiClient\Runtime;

final readonly class ErrorBody
{
    /** @param mixed $type Of the body: see `Reader`. */
    public function __construct(public mixed $type, public ?string $code, public ?string $message)
    {
    }
}

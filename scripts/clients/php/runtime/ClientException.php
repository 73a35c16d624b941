<?php

declare(strict_types=1);

namespace ApiClient\Runtime;

/** What `orThrow` throws. `failure` is all that is known. */
final class ClientException extends \RuntimeException
{
    public function __construct(public readonly Failure $failure)
    {
        parent::__construct($failure->message);
    }
}

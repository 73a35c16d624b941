<?php

declare(strict_types=1);

namespace ApiClient\Tests;

final class MemoryLogger extends \Psr\Log\AbstractLogger
{
    /** @var list<array{string, string, array}> */
    public array $lines = [];

    public function log($level, $message, array $context = []): void
    {
        $this->lines[] = [$level, $message, $context];
    }
}

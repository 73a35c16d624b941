<?php

declare(strict_types=1);

namespace ApiClient\Tests;

use ApiClient\Runtime\Call;
use ApiClient\Runtime\Failure;
use ApiClient\Runtime\Journal;
use ApiClient\Runtime\Success;

final class MemoryJournal implements Journal
{
    /** @var list<string> */
    public array $lines = [];

    public function __construct(private readonly string $failsAt = '')
    {
    }

    public function begin(mixed $key, Call $call): void
    {
        $this->write("begin $key");
    }

    public function end(mixed $key, Call $call, Success|Failure $result): void
    {
        $this->write("end $key");
    }

    private function write(string $line): void
    {
        $this->lines[] = $line;
        if ($line === $this->failsAt) {
            throw new \RuntimeException('the disk is full');
        }
    }
}

<?php

declare(strict_types=1);

namespace ConformanceRunner;

/** `PackageJournal` is the interface `Journal` of the package that is run. */
final class MemoryJournal implements \PackageJournal
{
    /** @var list<array{'begin'|'end', int}> */
    public array $lines = [];

    public function begin(mixed $key, object $call): void
    {
        $this->lines[] = ['begin', $key];
    }

    public function end(mixed $key, object $call, object $result): void
    {
        $this->lines[] = ['end', $key];
    }
}

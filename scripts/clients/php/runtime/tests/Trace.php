<?php

declare(strict_types=1);

namespace ApiClient\Tests;

final class Trace
{
    /** What an exception shows of the client's frames and arguments; those of PHPUnit have the data of all tests. */
    public static function print(\Throwable $exception): string
    {
        $isOwn = fn (array $frame): bool => preg_match('/^ApiClient.(Runtime|Tests.NoteClient)/', $frame['class'] ?? '') === 1;
        return print_r(array_filter($exception->getTrace(), $isOwn), true) . $exception->getMessage();
    }
}

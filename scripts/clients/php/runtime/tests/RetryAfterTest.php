<?php

declare(strict_types=1);

namespace ApiClient\Tests;

use ApiClient\Runtime\RetryAfter;
use PHPUnit\Framework\TestCase;

final class RetryAfterTest extends TestCase
{
    /** @dataProvider listTexts */
    public function testReadsSecondsAndNothingElse(string $text, ?float $seconds): void
    {
        self::assertSame($seconds, RetryAfter::read($text));
    }

    public static function listTexts(): array
    {
        return [
            ['5', 5.0],
            ['99999999999999999999', 86_400.0],
            ['0', null],
            ['', null],
            ['-5', null],
            ['1.5', null],
            ['0x10', null],
            ['5 5', null],
            ["5\n", null],
            ['retry 45', null],
            ['Infinity', null],
            ['Wed, 21 Oct 2015 07:28:00 GMT', null],
            ['tomorrow', null],
            ['+5 seconds', null],
        ];
    }

    /** @dataProvider listForms */
    public function testReadsTheThreeFormsOfADate(string $form): void
    {
        $seconds = RetryAfter::read(gmdate($form, time() + 100));
        self::assertEqualsWithDelta(100, $seconds, 2);
    }

    public static function listForms(): array
    {
        return [['D, d M Y H:i:s \G\M\T'], ['l, d-M-y H:i:s \G\M\T'], ['D M j H:i:s Y']];
    }
}

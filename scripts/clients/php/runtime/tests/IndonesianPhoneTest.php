<?php

declare(strict_types=1);

namespace ApiClient\Tests;

use ApiClient\Runtime\IndonesianPhone;
use PHPUnit\Framework\TestCase;

final class IndonesianPhoneTest extends TestCase
{
    /** @dataProvider listNumbers */
    public function testReadsANumberAsPeopleWriteIt(string $text, string $number): void
    {
        self::assertSame($number, IndonesianPhone::toE164($text));
    }

    public static function listNumbers(): array
    {
        return [
            ['0812-3456-7890', '+6281234567890'],
            ['0812 3456 7890', '+6281234567890'],
            ['6281234567890', '+6281234567890'],
            ['+6281234567890', '+6281234567890'],
            ['+62 (0)812 3456 7890', '+6281234567890'],
            ['+62 0812.3456.7890', '+6281234567890'],
            ['81234567890', '+6281234567890'],
            ['(021) 5701234', '+62215701234'],
            ['0811123456', '+62811123456'],
        ];
    }

    /** @dataProvider listOthers */
    public function testRefusesWhatItDoesNotKnowAndRepeatsNoDigit(string $text): void
    {
        try {
            IndonesianPhone::toE164($text);
            self::fail('it is refused');
        } catch (\InvalidArgumentException $exception) {
            self::assertSame('not an Indonesian phone number, such as `0812-3456-7890`', $exception->getMessage());
        }
    }

    public static function listOthers(): array
    {
        return [
            'nothing' => [''],
            'a word' => ['telepon'],
            'another country' => ['+6591234567'],
            'a prefix of calls abroad' => ['006281234567890'],
            'too short' => ['0812345'],
            'too long' => ['08123456789012'],
            'an extension' => ['0215701234 ext 5'],
            'other digits' => ['٠٨١٢٣٤٥٦٧٨٩'],
            'a plus alone' => ['+81234567890'],
            'a number without a prefix' => ['5701234'],
            'a line break' => ["081234567890\n"],
        ];
    }
}

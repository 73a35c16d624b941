<?php

declare(strict_types=1);

namespace ApiClient\Runtime;

/**
 * Indonesian phone numbers as people write them. It knows how they are written and how long they may be. It does not
 * know whether a number is in use, which prefixes are assigned, extensions, or any other country: for that there is
 * giggsey/libphonenumber-for-php.
 */
final class IndonesianPhone
{
    /**
     * In the E.164 format: `0812-3456-7890`, `62812…`, `812…` and `+62 (0)812…` are all `+6281234567890`.
     *
     * @throws \InvalidArgumentException For a text that is no such number; it repeats no digit of it.
     */
    public static function toE164(string $text): string
    {
        $compact = str_replace(['(0)', ' ', "\u{A0}", '-', '.', '(', ')'], '', $text);
        // a number without a plus that begins with 62 is one with its country code: none of Indonesia's own does
        $national = preg_replace('/^(?:\+62|62|(?=[08]))0?/', '', $compact, 1, $count);
        $isMobile = preg_match('/^8[1-9]\d{7,10}$/D', (string) $national) === 1;
        $isFixed = preg_match('/^[2-79]\d{6,10}$/D', (string) $national) === 1;
        if ($count === 0 || !$isMobile && !$isFixed) {
            throw new \InvalidArgumentException('not an Indonesian phone number, such as `0812-3456-7890`');
        }
        return "+62$national";
    }
}

<?php

declare(strict_types=1);

namespace ApiClient\Runtime;

/** https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3 */
final class RetryAfter
{
    private const A_DAY = 86_400.0;
    /** The three forms of https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7 */
    private const FORMS = ['D, d M Y H:i:s \G\M\T', 'l, d-M-y H:i:s \G\M\T', 'D M j H:i:s Y'];

    /** Seconds, at most a day; null where the header says nothing. */
    public static function read(string $text): ?float
    {
        $seconds = preg_match('/^\d+$/D', $text) ? (float) $text : self::readDate($text) - microtime(true);
        return $seconds > 0 ? min($seconds, self::A_DAY) : null;
    }

    private static function readDate(string $text): float
    {
        foreach (self::FORMS as $form) {
            $date = \DateTimeImmutable::createFromFormat($form, $text, new \DateTimeZone('UTC'));
            if ($date !== false) {
                return (float) $date->getTimestamp();
            }
        }
        return 0.0;
    }
}

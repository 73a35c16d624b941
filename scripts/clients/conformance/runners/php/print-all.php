<?php

declare(strict_types=1);

/** Every text that PHP has of a value, with the arguments in the trace of an exception. */
function printAll(#[\SensitiveParameter] mixed $value): string
{
    ob_start();
    var_dump($value);
    $texts = [(string) ob_get_clean(), print_r($value, true), (string) json_encode($value)];
    // of an object that holds itself there is no export
    $texts[] = (string) @var_export($value, true);
    $texts[] = print_r((array) $value, true);
    if ($value instanceof Throwable) {
        array_push($texts, (string) $value, $value->getTraceAsString(), print_r($value->getTrace(), true));
    }
    try {
        $texts[] = serialize($value);
    } catch (Throwable $refusal) {
        $texts[] = $refusal->getMessage();
    }
    return implode("\n", $texts);
}

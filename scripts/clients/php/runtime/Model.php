<?php

declare(strict_types=1);

namespace ApiClient\Runtime;

/** An object of the document. What the document does not name, and what is not of its documented type, is in `more`. */
abstract readonly class Model implements \JsonSerializable
{
    /**
     * By the name in JSON: the property, its type (see `Reader`), and whether it must be there: null where it need not
     * be there and may be null.
     */
    public const MEMBERS = [];

    /** @throws Mismatch */
    public static function read(\stdClass $json): static
    {
        $more = (array) $json;
        $values = [];
        foreach (static::MEMBERS as $name => [$property, $type, $presence]) {
            try {
                $values[$property] = array_key_exists($name, $more)
                    ? Reader::read($more[$name], $type)
                    : throw new Mismatch();
                unset($more[$name]);
            } catch (Mismatch $mismatch) {
                // a response is not refused for a member that need not be there
                $presence === true && throw $mismatch;
            }
        }
        return new static(...$values, more: $more);
    }

    public function jsonSerialize(): \stdClass
    {
        $json = [];
        foreach (static::MEMBERS as $name => [$property, $type, $presence]) {
            $value = $this->$property;
            if ($value !== Absent::Value && ($value !== null || $presence !== false)) {
                $json[$name] = Reader::write($value, $type);
            }
        }
        return (object) ($json + $this->more);
    }
}

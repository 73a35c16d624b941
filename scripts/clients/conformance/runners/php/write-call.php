<?php

declare(strict_types=1);

/**
 * The arguments of the method of an operation, by name; null where a body is not of the documented types.
 *
 * @return ?array<string, mixed>
 */
function writeArguments(string $namespace, stdClass $task): ?array
{
    $method = new ReflectionMethod("{$namespace}Calls", $task->operation);
    $given = (array) ($task->parameters ?? []) + (array) ($task->body ?? []);
    $arguments = [];
    foreach ($given as $name => $value) {
        $variable = lcfirst(str_replace(' ', '', ucwords(preg_replace('/[^a-z0-9]+/', ' ', strtolower($name)))));
        $known = array_filter($method->getParameters(), fn (ReflectionParameter $p): bool => $p->name === $variable);
        if ($known === []) {
            return null;
        }
        $arguments[$variable] = writeArgument($namespace, $value, (string) current($known)->getType());
    }
    try {
        $method->invoke(null, ...$arguments);
        return $arguments;
    } catch (Error) {
        return null;
    }
}

/** A model where the type has one that the value fits, else a map. */
function writeArgument(string $namespace, mixed $value, string $type): mixed
{
    if (!$value instanceof stdClass) {
        return $value;
    }
    foreach (explode('|', ltrim($type, '?')) as $class) {
        if (str_starts_with($class, "{$namespace}Model\\")) {
            try {
                return $class::read($value);
            } catch (UnexpectedValueException) {
                // it may be one of the others
            }
        }
    }
    return (array) $value;
}

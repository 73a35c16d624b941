<?php

declare(strict_types=1);

// a task a line on stdin, the package's folder as the argument, a report a line on stdout

[, $folder] = $argv;
$manifest = json_decode((string) file_get_contents("$folder/composer.json"), true, 512, JSON_THROW_ON_ERROR);
$namespace = (string) array_key_first($manifest['autoload']['psr-4']);
spl_autoload_register(static function (string $class) use ($namespace, $folder): void {
    if (str_starts_with($class, $namespace)) {
        require "$folder/src/" . str_replace('\\', '/', substr($class, strlen($namespace))) . '.php';
    }
});

foreach (['print-all', 'run-batch', 'write-call', 'run-task'] as $part) {
    require __DIR__ . "/$part.php";
}

while (($line = fgets(STDIN)) !== false) {
    $report = runTask($namespace, json_decode($line, false, 512, JSON_THROW_ON_ERROR));
    echo json_encode($report, JSON_THROW_ON_ERROR | JSON_INVALID_UTF8_SUBSTITUTE), "\n";
}

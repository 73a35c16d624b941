<?php

declare(strict_types=1);

// the runtime, and what its tests share, in the folders of PSR-4
spl_autoload_register(static function (string $class): void {
    foreach (['ApiClient\\Runtime\\' => dirname(__DIR__), 'ApiClient\\Tests\\' => __DIR__] as $namespace => $folder) {
        $file = $folder . '/' . str_replace('\\', '/', substr($class, strlen($namespace))) . '.php';
        if (str_starts_with($class, $namespace) && is_file($file)) {
            require $file;
        }
    }
});

// Debian's packages have autoloaders of their own
foreach (['Psr/Log', 'GuzzleHttp', 'Nyholm/Psr7'] as $package) {
    require_once "/usr/share/php/$package/autoload.php";
}

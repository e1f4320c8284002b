package com.xenocrm.gateway.console;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import com.xenocrm.console.ConsoleFiles;

/** Returns the page that starts the console. */
@RestController
class ConsolePageController {

    private final ConsoleFiles files;

    ConsolePageController(ConsoleFiles files) {
        this.files = files;
    }

    @GetMapping(
            path = {"/", "/login", "/index.html"},
            produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> page() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .header("Content-Security-Policy", files.contentSecurityPolicy())
                .body(files.page());
    }
}

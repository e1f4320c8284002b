package com.xenocrm.gateway.console;

import java.time.Duration;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import com.xenocrm.console.ConsoleFiles;

/** Serves the console's files; those whose address names their version may be kept for good. */
@Configuration(proxyBeanMethods = false)
class ConsoleConfiguration implements WebMvcConfigurer {

    private static final String CLASSPATH = "classpath:/";
    private static final CacheControl FOR_GOOD =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final ConsoleFiles files = ConsoleFiles.load();

    @Bean
    ConsoleFiles consoleFiles() {
        return files;
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry resources) {
        files.folders()
                .forEach((address, location) -> resources
                        .addResourceHandler(address + "**")
                        .addResourceLocations(CLASSPATH + location)
                        .setCacheControl(FOR_GOOD));
        resources
                .addResourceHandler("/console/icon.svg", "/favicon.ico")
                .addResourceLocations(CLASSPATH + ConsoleFiles.LOCATION);
    }
}

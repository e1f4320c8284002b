package com.xenocrm.gateway.console;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Serves the console's page and its files below {@code /console/}. */
@Configuration(proxyBeanMethods = false)
class ConsoleConfiguration implements WebMvcConfigurer {

    private static final String PAGE = "forward:/index.html";

    @Override
    public void addViewControllers(ViewControllerRegistry views) {
        views.addViewController("/").setViewName(PAGE);
        views.addViewController("/login").setViewName(PAGE);
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry resources) {
        resources.addResourceHandler("/index.html", "/favicon.ico").addResourceLocations("classpath:/static/");
        resources.addResourceHandler("/console/**").addResourceLocations("classpath:/static/console/");
    }
}

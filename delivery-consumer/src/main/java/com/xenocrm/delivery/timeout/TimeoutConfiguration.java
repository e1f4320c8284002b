package com.xenocrm.delivery.timeout;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TimeoutSettings.class)
@EnableScheduling
class TimeoutConfiguration {}

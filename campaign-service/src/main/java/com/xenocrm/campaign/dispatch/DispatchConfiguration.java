package com.xenocrm.campaign.dispatch;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.xenocrm.campaign.dispatch.PageFreezer.PageSize;

@Configuration(proxyBeanMethods = false)
class DispatchConfiguration {

    private static final int CUSTOMERS_ON_A_PAGE = 500;

    @Bean
    PageSize pageSize() {
        return new PageSize(CUSTOMERS_ON_A_PAGE);
    }
}

package com.xenocrm.kit.text;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** Checks of text in request bodies, which the gateway passes on unchecked. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnProperty(name = "crm.internal-token.enabled", matchIfMissing = true)
public class TextAutoConfiguration {

    @Bean
    LoneSurrogateAdvice loneSurrogateAdvice() {
        return new LoneSurrogateAdvice();
    }
}

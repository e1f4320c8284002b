package com.xenocrm.kit.apidoc;

import java.util.Objects;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.AnnotationIntrospectorPair;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json31;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.io.Resource;
import tools.jackson.databind.JsonNode;

import com.xenocrm.kit.security.Caller;

/**
 * Serves the API document of a service at {@code /v3/api-docs}, behind the internal token; the gateway merges the
 * documents of all services. {@code springdoc.api-docs.enabled=false} disables it.
 */
@AutoConfiguration
@ConditionalOnClass(OpenApiCustomizer.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnProperty(name = "springdoc.api-docs.enabled", matchIfMissing = true)
public class ApiDocAutoConfiguration {

    /** Springdoc's bean that builds the document. */
    private static final String MAKER = "openApiResource";

    private static final String READERS = "modelConverterRegistrar";

    /** Creates springdoc's beans on the first request, because most replicas never serve one. */
    @Bean
    static BeanFactoryPostProcessor apiDocOnDemand() {
        return beans -> {
            Stream.of(beans.getBeanDefinitionNames())
                    .map(beans::getBeanDefinition)
                    .filter(ApiDocAutoConfiguration::isOfTheLibrary)
                    .forEach(definition -> definition.setLazyInit(true));
            beans.getBeanDefinition(MAKER).setDependsOn(READERS);
        };
    }

    @Bean
    @Lazy
    ModelResolver apiDocModelResolver() {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Caller.class)
                .replaceWithClass(JsonNode.class, Object.class);
        ObjectMapper mapper = Json31.mapper().copy();
        mapper.setAnnotationIntrospector(new AnnotationIntrospectorPair(
                new RecordIntrospector(), mapper.getSerializationConfig().getAnnotationIntrospector()));
        return new ModelResolver(mapper, new NestedTypeNames()).openapi31(true);
    }

    @Bean
    @Lazy
    OpenApiCustomizer apiDocEnvelopes() {
        return new EnvelopeSchemas();
    }

    @Bean
    @Lazy
    OpenApiCustomizer apiDocWrittenByHand(@Value("classpath:openapi.json") Resource written) {
        return new HandWrittenSchemas(written);
    }

    private static boolean isOfTheLibrary(BeanDefinition definition) {
        return Stream.of(definition.getBeanClassName(), definition.getResourceDescription())
                .filter(Objects::nonNull)
                .anyMatch(source -> source.contains("springdoc"));
    }
}

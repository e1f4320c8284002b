package com.xenocrm.kit.settings;

import java.util.Set;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.ClassUtils;

import com.xenocrm.kit.settings.EnvironmentVariables.Defaulted;

/** Validates all settings before any bean is created. */
final class StartupCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** An empty value selects plain text. */
    private static final Set<String> MAY_BE_EMPTY = Set.of("LOG_FORMAT");

    private static final String OURS = "com.xenocrm.";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        checkEmpty(new EnvironmentVariables(context.getEnvironment()));
        Binder binder = Binder.get(context.getEnvironment());
        CommonSettings.check(binder);
        context.addBeanFactoryPostProcessor(beans -> checkSettings(beans, binder));
    }

    private static void checkEmpty(EnvironmentVariables variables) {
        for (Defaulted variable : variables.defaulted()) {
            String value = variables.value(variable.name());
            if (value != null && value.isBlank() && !MAY_BE_EMPTY.contains(variable.name())) {
                throw new InvalidSettingException(
                        variable.name(), "is empty; set a value, or leave it unset for " + variable.value());
            }
        }
    }

    /** Binds the service's settings records before their beans exist. */
    private static void checkSettings(ConfigurableListableBeanFactory beans, Binder binder) {
        for (String name : beans.getBeanDefinitionNames()) {
            String type = beans.getBeanDefinition(name).getBeanClassName();
            if (type != null && type.startsWith(OURS)) {
                Class<?> bean = ClassUtils.resolveClassName(type, beans.getBeanClassLoader());
                ConfigurationProperties settings = bean.getAnnotation(ConfigurationProperties.class);
                if (settings != null) {
                    binder.bindOrCreate(settings.value(), bean);
                }
            }
        }
    }
}

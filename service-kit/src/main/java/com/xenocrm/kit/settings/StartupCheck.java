package com.xenocrm.kit.settings;

import java.util.Set;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.ClassUtils;

import com.xenocrm.kit.settings.EnvironmentVariables.Defaulted;

/** Looks at all that a service is told before anything else of it is made. */
final class StartupCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** Empty, it asks for lines of text. */
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
                        variable.name(), "is empty; give it a value, or leave it out for " + variable.value());
            }
        }
    }

    /** The service's own settings, while nothing but their names is known. */
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

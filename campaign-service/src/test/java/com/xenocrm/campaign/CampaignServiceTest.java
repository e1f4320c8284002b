package com.xenocrm.campaign;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;

/** Marks tests of the whole service with their own database and without a broker. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = CampaignTestApplication.class,
        properties = {
            "spring.cloud.function.definition=",
            "spring.cloud.stream.function.autodetect=false",
            "RABBITMQ_URI=amqp://127.0.0.1:1",
            "CRM_LOCAL=true"
        })
@ContextConfiguration(initializers = OwnDatabase.class)
@AutoConfigureMockMvc
@Import(Api.class)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
public @interface CampaignServiceTest {}

package com.xenocrm.email;

import org.springframework.test.context.TestPropertySource;

import com.xenocrm.testkit.architecture.ConsumerRoutes;

@TestPropertySource(properties = "CRM_LOCAL=true")
class RoutesTest extends ConsumerRoutes {}

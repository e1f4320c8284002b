package com.xenocrm.customer;

import com.xenocrm.testkit.architecture.ConsumerRoutes;

class RoutesTest extends ConsumerRoutes {}

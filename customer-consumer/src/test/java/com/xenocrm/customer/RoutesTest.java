package com.xenocrm.customer;

import com.xenocrm.testkit.ConsumerRoutes;

class RoutesTest extends ConsumerRoutes {}

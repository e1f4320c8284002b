package com.xenocrm.order;

import com.xenocrm.testkit.architecture.ConsumerRoutes;

class RoutesTest extends ConsumerRoutes {}

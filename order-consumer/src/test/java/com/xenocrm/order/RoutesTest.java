package com.xenocrm.order;

import com.xenocrm.testkit.ConsumerRoutes;

class RoutesTest extends ConsumerRoutes {}

package com.xenocrm.delivery;

import com.xenocrm.testkit.architecture.ConsumerRoutes;

class RoutesTest extends ConsumerRoutes {}

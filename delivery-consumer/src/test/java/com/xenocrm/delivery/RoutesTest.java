package com.xenocrm.delivery;

import com.xenocrm.testkit.ConsumerRoutes;

class RoutesTest extends ConsumerRoutes {}

@NullMarked
package com.xenocrm.badhouse.service;

import org.jspecify.annotations.NullMarked;

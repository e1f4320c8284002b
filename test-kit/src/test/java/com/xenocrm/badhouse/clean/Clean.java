package com.xenocrm.badhouse.clean;

class Clean {}
